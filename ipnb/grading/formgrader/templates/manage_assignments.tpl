{%- extends 'nbgrader/manage_assignments.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_assignments.js"></script>{% endblock -%}
{%- block messages %}
<details class="course-steps">
  <summary>What the columns do</summary>
  <ol>
    <li>The <b>name</b> opens the assignment's folder in JupyterLab. <b>Edit</b> sets the date by which it is due.</li>
    <li><b>Generate</b> makes what students receive, <b>Preview</b> shows it, <b>Release</b> gives it out; pressed again it takes it back, although whoever has begun keeps their copy.</li>
    <li><b>Collect</b> fetches what was handed in. The <b>number of submissions</b> leads to the list in which each is graded.</li>
    <li>Texts are marked under <b>Mark by the rubric</b>, or one at a time under <b>Manual Grading</b>. Then <b>Generate Feedback</b> writes everybody's page, and <b>Release Feedback</b> gives the pages out.</li>
  </ol>
</details>
{%- if exchange_missing %}
<p class="alert alert-warning" id="warning-exchange">The exchange, <code>{{ exchange }}</code>, is not there and could not be made. Until it is, nothing can be released or collected.</p>
{%- elif not course_id %}
<p class="alert alert-warning" id="warning-course-id">The course has no name (<code>course_id</code> in <code>nbgrader_config.py</code>). Until it has, nothing can be released or collected.</p>
{%- endif %}
{%- endblock -%}
{%- block table_footer %}
<tr><td colspan="11"><button type="button" class="btn btn-default" data-does="createAssignmentModal">Add new assignment…</button></td></tr>
{%- endblock -%}
