"""What notebooks import: models that move and forms, each loaded only when it is asked for.

Notebooks that students and instructors hold say ``from ipnb.widgets import Workbench``; so this file stays
where it is, whatever moves behind it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    "ipnb",
    submod_attrs={
        "desk.widget": ["Desk"],
        "models.addiction.widget": ["Addiction"],
        "models.attunement.widget": ["Attunement"],
        "models.causal_graph.widget": ["CausalGraph"],
        "models.domains.widget": ["Domains"],
        "models.dyad.widget": ["Dyad"],
        "models.forgetting.widget": ["Forgetting"],
        "models.plasticity.widget": ["Plasticity"],
        "models.prediction_error.widget": ["PredictionError"],
        "models.resampling.widget": ["Resampling"],
        "models.river.widget": ["River"],
        "models.state_space_grid.widget": ["StateSpaceGrid"],
        "models.window_of_tolerance.widget": ["WindowOfTolerance"],
        "models.working_model.widget": ["WorkingModel"],
        "workbench.open_case": ["OpenCase"],
        "workbench.widget": ["Workbench"],
    },
)
