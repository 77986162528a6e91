{#- Every list of Formgrader: nbgrader's scripts and styles from this server, and no script in the page itself. -#}
{%- set files = base_url ~ '/formgrader/static/' -%}
{%- set course = base_url ~ '/formgrader/course/' -%}
<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{ [notebook_id, student_id, assignment_id] | select('string') | first | default('Formgrader') }} · Formgrader</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="{{ files }}node_modules/bootstrap/dist/css/bootstrap.min.css">
  <link rel="stylesheet" href="{{ files }}node_modules/datatables.net-bs/css/dataTables.bootstrap.css">
  <link rel="stylesheet" href="{{ files }}css/nbgrader.css">
  <link rel="stylesheet" href="{{ course }}course.css">
  {#- what nbgrader's scripts expect as globals, as data: an id is whatever a student called a folder #}
  {%- set told = {'base_url': base_url, 'url_prefix': url_prefix, 'default_timezone': default_timezone,
    'assignment_id': assignment_id, 'notebook_id': notebook_id, 'student_id': student_id} %}
  <script src="{{ course }}names.js" data-names='{{ told | present | tojson }}'></script>
  {%- for file in ['node_modules/jquery/dist/jquery.min.js', 'node_modules/underscore/underscore-min.js', 'node_modules/backbone/backbone-min.js', 'node_modules/bootstrap/dist/js/bootstrap.min.js', 'node_modules/datatables.net/js/jquery.dataTables.js', 'node_modules/datatables.net-bs/js/dataTables.bootstrap.js', 'js/backbone_xsrf.js', 'js/utils.js'] %}
  <script src="{{ files }}{{ file }}"></script>
  {%- endfor %}
  <script src="{{ course }}common.js"></script>
  {%- block head %}{% endblock %}
  <script src="{{ course }}lists.js"></script>
</head>
<body>
  <div class="container-fluid">
    <header class="course-head">
      <nav aria-label="Course">
        <a href="{{ base_url }}/lab/tree/start.md" target="_top">← What to do first</a>
        <a href="{{ base_url }}/formgrader/class">Class</a>
        <a href="{{ base_url }}/voila/render/run-the-course.ipynb" target="_top">Status, report, export</a>
        <a href="{{ base_url }}/lab" target="_top">JupyterLab</a>
      </nav>
      <h1>{% block title %}Formgrader{% endblock %}</h1>
    </header>
    <div class="row">
      <nav class="col-md-2" aria-label="Formgrader">
        <ul class="nav nav-pills nav-stacked">
          {%- set here = self.title() | trim %}
          {%- for address, words, also in [('manage_assignments', 'Manage Assignments', 'Manage Submissions'), ('gradebook', 'Manual Grading', ''), ('manage_students', 'Manage Students', '')] %}
          <li{% if here in (words, also) %} class="active"{% endif %}><a href="{{ base_url }}/formgrader/{{ address }}"{% if here in (words, also) %} aria-current="true"{% endif %}>{{ words }}</a></li>
          {%- endfor %}
          <li><a href="{{ base_url }}/marking" target="_top">Mark by the rubric</a></li>
          <li><a href="{{ base_url }}/authoring" target="_top">Write a case</a></li>
        </ul>
      </nav>
      <main class="col-md-10">
        {%- block body %}
        {%- block breadcrumbs %}{% endblock %}
        {%- block messages %}{% endblock %}
        <div class="table-responsive">
        <table class="table table-hover">
          <thead>{% block table_header %}{% endblock %}</thead>
          <tbody id="main-table">{% block table_body %}{% endblock %}</tbody>
          <tfoot>{% block table_footer %}{% endblock %}</tfoot>
        </table>
        </div>
        {%- endblock %}
      </main>
    </div>
  </div>
  {%- block script %}{% endblock %}
</body>
</html>
