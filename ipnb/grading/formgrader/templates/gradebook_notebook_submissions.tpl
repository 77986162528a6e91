{%- extends 'nbgrader/gradebook_notebook_submissions.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/gradebook_notebook_submissions.js"></script>{% endblock -%}
{%- block messages %}<button type="button" class="btn btn-default" id="toggle_names" data-does="toggleAllNames">Show All Names</button>{% endblock -%}
