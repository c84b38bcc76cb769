"""The site: MkDocs plugin ``guicheng``, theme ``guicheng`` on top of Material, browser code in ``assets/``.

``plugin`` holds the hooks, ``pages`` lists what there is to build, ``shell`` frames it in the theme once a folder depth,
``assets`` joins styles and scripts, ``titles`` writes what the search box offers at once.
"""
