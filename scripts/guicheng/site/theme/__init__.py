"""The theme ``guicheng``: templates on top of Material's, found through the entry point ``mkdocs.themes``."""
