{%- extends 'nbgrader/gradebook_notebook_submissions.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/gradebook_notebook_submissions.js"></script>{% endblock -%}
{%- block table_header %}
<tr>
  <th class="no-sort"><span class="sr-only">Name shown</span></th>
  <th>Submission ID</th>
  <th class="text-center">Overall Score</th>
  <th class="text-center">Form</th>
  <th class="text-center">Texts</th>
  <th class="text-center">Task Score</th>
  <th class="text-center">Needs Manual Grade?</th>
  <th class="text-center">Tests Failed?</th>
  <th class="text-center">Flagged?</th>
</tr>
{%- endblock -%}
{%- block messages %}<p class="course-sheets"><a href="{{ base_url }}/marking/{{ assignment_id | urlencode }}" target="_top">Mark by the rubric</a></p>
<button type="button" class="btn btn-default" id="toggle_names" data-does="toggleAllNames">Show All Names</button>{% endblock -%}
