"""The kinds of file that lists come in. Each module here has ``read(raw, name)``: bytes in, a ``Book`` of plain grids out."""
