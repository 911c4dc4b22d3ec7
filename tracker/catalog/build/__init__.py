"""How the gazetteer's data files are made, from other people's open data and from what is kept by hand in `kept/`."""
