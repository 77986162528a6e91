{%- extends 'nbgrader/manage_students_assignments.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_students_assignments.js"></script>{% endblock -%}
