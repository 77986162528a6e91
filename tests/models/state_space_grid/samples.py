"""What the presets of the grid set."""

from ipnb.models.state_space_grid import model

AGREED, SMILE, TIRED, STRICT = (dict(preset.settings) for preset in model.MODEL.presets)
