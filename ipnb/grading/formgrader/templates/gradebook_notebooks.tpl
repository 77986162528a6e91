{%- extends 'nbgrader/gradebook_notebooks.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/gradebook_notebooks.js"></script>{% endblock -%}
