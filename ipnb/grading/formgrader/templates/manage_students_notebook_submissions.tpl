{%- extends 'nbgrader/manage_students_notebook_submissions.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_students_notebook_submissions.js"></script>{% endblock -%}
