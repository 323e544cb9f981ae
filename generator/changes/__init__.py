"""What a change of each field means, a file for each kind of file: ``FIELDS`` maps a class of the model to its fields' comparers."""
