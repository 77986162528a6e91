{%- extends 'nbgrader/manage_students.tpl' -%}
{%- block table_footer %}
<tr><td colspan="5"><button type="button" class="btn btn-default" data-does="createStudentModal">Add new student…</button></td></tr>
{%- endblock -%}
