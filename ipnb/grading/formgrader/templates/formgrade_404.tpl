{%- set base_url = resources.base_url -%}
{%- extends 'base.tpl' -%}
{%- block title %}{{ resources.notebook_id }}{% endblock -%}
{%- block body %}
<p>The graded notebook of this submission is not there: <code>{{ resources.filename }}</code></p>
<p>Grade it again: open the <a href="{{ base_url }}/formgrader/manage_submissions/{{ resources.assignment_id | urlencode }}">submissions of {{ resources.assignment_id }}</a> and press <i>Autograde</i> in its row. Marks that were typed by hand are kept.</p>
{%- endblock -%}
