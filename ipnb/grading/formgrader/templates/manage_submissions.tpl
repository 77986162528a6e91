{%- extends 'nbgrader/manage_submissions.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_submissions.js"></script>{% endblock -%}
