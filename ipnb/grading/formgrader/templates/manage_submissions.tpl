{%- extends 'nbgrader/manage_submissions.tpl' -%}
{%- block head %}<script src="{{ base_url }}/formgrader/static/js/manage_submissions.js"></script>{% endblock -%}
{%- block messages %}
<details class="course-steps">
  <summary>Grading everybody at once</summary>
  <p><i>Autograde</i> in a row grades that student. The whole class is graded by the button <i>Grade again</i> on the page <a href="{{ base_url }}/voila/render/run-the-course.ipynb" target="_top">Run the course</a>, or in a terminal: <code>ipnb grade {{ assignment_id }}</code></p>
</details>
<p class="course-sheets"><a href="{{ base_url }}/marking/{{ assignment_id | urlencode }}" target="_top">Mark by the rubric</a>: texts, talks and what students argue, with the case beside them and a comment bank.</p>
<p class="course-sheets"><a href="{{ base_url }}/formgrader/defence/{{ assignment_id | urlencode }}" target="_blank">Defence sheets</a>: a page for each student with three to five questions about their own answers, to print. They hold right answers; <a href="{{ base_url }}/formgrader/defence/{{ assignment_id | urlencode }}?for_students=1" target="_blank">the same for students</a> holds the questions alone.</p>
{%- endblock -%}
