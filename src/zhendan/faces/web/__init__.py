"""The workbench: the same steps as pages in a browser, for people who open no terminal."""
