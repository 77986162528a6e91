"""Still pictures of the models for print and for pages without scripts: SVG, one file a model."""
