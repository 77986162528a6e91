{%- extends 'nbgrader/manage_assignments.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_assignments.js"></script>{% endblock -%}
{%- block table_footer %}
<tr><td colspan="11"><button type="button" class="btn btn-default" data-does="createAssignmentModal">Add new assignment…</button></td></tr>
{%- endblock -%}
