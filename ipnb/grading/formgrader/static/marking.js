/* The marking page, after nbgrader's grades and before they are bound to the page. */

/** One click takes the points that the form earned before it was held. */
GradeUI.prototype.events['click .take-suggested'] = 'takeSuggested';
GradeUI.prototype.takeSuggested = function (event) {
  this.model.save({ manual_score: Number(event.currentTarget.dataset.points) });
};

/* What is decided says so: the words below were written when it was held. */
const drawGrade = GradeUI.prototype.render;
GradeUI.prototype.render = function () {
  drawGrade.call(this);
  const held = this.$el.find('.take-suggested').length > 0;
  const decided = held && !this.model.get('needs_manual_grade');
  this.$el.find('.take-suggested').prop('hidden', decided);
  this.$el
    .find('.course-decided')
    .prop('hidden', !decided)
    .text(
      decided
        ? `Decided: ${this.model.get('manual_score') ?? this.model.get('auto_score')} points. What stands below was written before.`
        : '',
    );
};

/* nbgrader's box promises Markdown and formulas; a student reads what is typed here as it is typed. */
const startComment = CommentUI.prototype.initialize;
CommentUI.prototype.initialize = function () {
  startComment.call(this);
  if (!this.model.get('auto_comment'))
    this.$comment.attr(
      'placeholder',
      'A comment for the student: plain text, shown as you type it',
    );
};

$(() => {
  $('[data-link]').each(function () {
    linkTo('notebook', $(this).data('link'))(0, this);
  });
  $('[data-toggle="tooltip"]').tooltip();
  const show = (shown) => {
    $('.name-shown').toggle(shown);
    $('.name-hidden').toggle(!shown);
  };
  show(false);
  $('[data-names-shown]').on('click', function () {
    show(Boolean(this.dataset.namesShown));
  });
});
