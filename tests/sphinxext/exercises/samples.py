"""An exercise of each kind that asks for more than a choice."""

KINDS = """exercises:
  - id: chances
    title: How sure?
    prompt: Give a chance.
    case:
      sentences:
        - {id: s01, text: One is so.}
        - {id: s02, text: Two is not so.}
        - {id: s03, text: Three is so.}
        - {id: s04, text: Four is not so.}
      items: {chance: {kind: probability, over: sentences}}
    key:
      truth: {chance: {s01: true, s02: false, s03: true, s04: false}}
      rationale: {chance.s01: Seen., chance.s02: Not seen., chance.s03: Seen too., chance.s04: Not found.}
  - id: text
    title: Which sentence?
    prompt: Mark what concludes.
    case:
      sentences:
        - {id: s01, text: It rained.}
        - {id: s02, text: "So *somebody* wanted it to."}
        - {id: s03, text: I suppose it did.}
      items: {concludes: {kind: mark, over: sentences}}
    key:
      credit: {concludes: {s02: 1, s03: .5}}
      rationale: {concludes.s01: It tells., concludes.s02: It concludes., concludes.s03: It supposes.}
  - id: steps
    title: In order
    prompt: Put in order.
    case:
      sentences: [{id: s01, text: Ask.}, {id: s02, text: Wait.}, {id: s03, text: Answer.}, {id: s04, text: Nod.}]
      items: {turn: {kind: order, over: sentences}}
    key:
      order: {turn: [s01, s02, [s03, s04]]}
      rationale: {turn.s01: First., turn.s02: Then., turn.s03: Late., turn.s04: Late too.}
  - id: words
    title: In your words
    prompt: Write.
    case:
      sentences: [{id: s01, text: What would you say?}]
      items: {said: {kind: compare, over: sentences}}
    key:
      model: {said: {s01: I would ask.}}
      criteria: {said: {s01: {asks: It asks., short: It is short.}}}
  - id: guess
    title: How many?
    prompt: Guess a number.
    case:
      sentences: [{id: s01, unit: of 100, text: How many came?}]
      items: {many: {kind: number, over: sentences}}
    key:
      number: {many: {s01: {value: 40, tolerance: 5, source: Forty came.}}}
      rationale: {many.s01: Fewer than one thinks.}
"""
IDS = ("chances", "text", "steps", "words", "guess")
