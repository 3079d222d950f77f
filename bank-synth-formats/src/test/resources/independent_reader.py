"""Reads an ORC or Parquet file with Arrow's C++ readers and compares it with the cells that were written.

Usage: independent_reader.py FILE EXPECTED, where EXPECTED holds a line "column<TAB>type" and then a line a cell for
each column: numbers unscaled, timestamps in nanoseconds, floating-point numbers as their 64 bits and bytes in
hexadecimal, "-" for no value.
"""

import decimal
import struct
import sys

import pyarrow as pa

decimal.getcontext().prec = 60


def cells(array, kind):
    t = array.type
    if pa.types.is_dictionary(t):
        array = array.cast(t.value_type)
        t = array.type
    if pa.types.is_timestamp(t):
        factor = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}[t.unit]
        values = [None if v is None else v * factor for v in array.cast(pa.int64()).to_pylist()]
    elif pa.types.is_date32(t):
        values = array.cast(pa.int32()).to_pylist()
    elif pa.types.is_decimal(t):
        values = [None if v is None else int(v.scaleb(t.scale)) for v in array.to_pylist()]
    elif pa.types.is_floating(t):
        values = [None if v is None else struct.pack(">d", v).hex() for v in array.to_pylist()]
    elif pa.types.is_boolean(t):
        values = [None if v is None else int(v) for v in array.to_pylist()]
    elif pa.types.is_string(t) or pa.types.is_large_string(t):
        values = [None if v is None else v for v in array.to_pylist()]
        if kind.startswith("char"):
            values = [None if v is None else v.rstrip(" ") for v in values]
        values = [None if v is None else v.encode("utf-8").hex() for v in values]
    elif pa.types.is_binary(t) or pa.types.is_large_binary(t):
        values = [None if v is None else v.hex() for v in array.to_pylist()]
    else:
        values = array.to_pylist()
    return ["-" if v is None else str(v) for v in values]


def main():
    file, expected_file = sys.argv[1:3]
    if file.endswith(".orc"):
        import pyarrow.orc

        table = pyarrow.orc.ORCFile(file).read()
    else:
        import pyarrow.parquet

        table = pyarrow.parquet.read_table(file)
    expected, kinds = {}, {}
    with open(expected_file, encoding="ascii") as lines:
        name = None
        for line in lines:
            line = line.rstrip("\n")
            if "\t" in line:
                name, kinds[line.split("\t")[0]] = line.split("\t")
                expected[name] = []
            else:
                expected[name].append(line)
    if table.column_names != list(expected):
        sys.exit(f"columns {table.column_names}, not {list(expected)}")
    for name, want in expected.items():
        got = cells(table.column(name).combine_chunks(), kinds[name])
        if len(got) != len(want):
            sys.exit(f"{name}: {len(got)} rows, not {len(want)}")
        for row, (w, g) in enumerate(zip(want, got)):
            if w != g:
                sys.exit(f"{name} ({kinds[name]}), row {row}: read {g}, written {w}")
    print("equal", table.num_rows)


main()
