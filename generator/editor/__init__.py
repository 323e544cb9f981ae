"""The editor: pages with forms for the entries of a checkout, for use inside the house and never on the public site."""
