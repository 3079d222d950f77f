package io.banksynth.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banksynth.batch.Batch;
import io.banksynth.batch.ShownRows;
import io.banksynth.error.BankSynthException;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import io.banksynth.source.BatchReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSV file says nothing of types, delimiter or encoding: what is read must be what a careful person would read. */
class CsvFormatTest {
    private final CsvFormat format = new CsvFormat();

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return file("t.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private String types(Path file) throws IOException {
        return format.columns(file).stream()
                .map(c -> c.type() + (c.nullable() ? "?" : ""))
                .collect(Collectors.joining(" "));
    }

    private List<List<String>> rows(Path file) throws IOException {
        return rows(file, format.columns(file), new ArrayList<>());
    }

    private List<List<String>> rows(Path file, List<Column> columns, List<String> warnings) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BatchReader reader = format.open(file, columns)) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                rows.addAll(ShownRows.of(batch));
            }
            warnings.addAll(reader.warnings());
        }
        return rows;
    }

    /** One column of these values, its type, nullable or not. */
    private String typeOf(String... values) throws IOException {
        return types(file("id,v\n"
                        + Arrays.stream(values).map(v -> "k," + v + "\n").collect(Collectors.joining())))
                .substring("string ".length());
    }

    @Test
    void readsAnOrdinaryFile() throws IOException {
        Path file = file("""
                trans_id,amount,on,at,note,ok
                1,700.0,1993-01-01,1993-01-01T10:00:00,"a, ""b""
                c",true
                2,-0.05,1582-10-04,1969-12-31 23:59:59.5,,false
                """);

        assertThat(types(file)).isEqualTo("int decimal(7,2) date timestamp(1) string? boolean");
        assertThat(rows(file))
                .containsExactly(
                        List.of("1", "700.00", "1993-01-01", "1993-01-01T10:00", "a, \"b\"\nc", "true"),
                        Arrays.asList("2", "-0.05", "1582-10-04", "1969-12-31T23:59:59.500", null, "false"));
        assertThat(format.columns(file)).extracting(Column::name).startsWith("TRANS_ID", "AMOUNT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2147483647|int",
                "1 2147483648|bigint",
                "-9223372036854775808 9223372036854775807|bigint",
                "9223372036854775808 1|decimal(19,0)",
                "12345678901234567890123456789012345678 0|decimal(38,0)",
                "123456789012345678901234567890123456789 0|string",
                "700.0 1|decimal(6,1)",
                "0.001 -1000|decimal(9,3)",
                ".5 0.25|decimal(4,2)",
                "0 -0|int",
                "1234567890123456.789 1|decimal(21,3)",
                "1e5 2.5|double",
                "NaN 1|double",
                "-Infinity 1|double",
                "true FALSE|boolean",
                "true 1|string",
                "007 1|string",
                "-01 1|string",
                "+420777123456 1|string",
                "1. 2.|string",
                "- 1|string",
                "2020-12-31 0001-01-01|date",
                "2020-02-30 2020-01-01|string",
                "2020/12/31 2021/1/1|date",
                "31.12.2020 1.2.2021|date",
                "31/12/2020 01/02/2021|date",
                "12/31/2020 01/02/2021|date",
                "01/02/2020 03/04/2021|string",
                "31-DEC-2020 1-jan-1999|date",
                "31-DEC-20 1-jan-99|string",
                "20201231 20210101|int",
                "2020-01-01T00:00:00 2020-01-01T00:00:00.123456789|timestamp(9)",
                "2020-01-01T10:00 2020-01-01|timestamp(0)",
                "2020-01-01T10:00:00.123456|timestamp",
                "2020-01-01T10:00:00Z 2020-01-01T10:00:00.5+05:30|timestamp(1) with time zone",
                "2020-01-01T10:00:00Z 2020-01-01T10:00:00|string",
                "2020-01-01T25:00 2020-01-01|string",
                "31.12.2020T23:59:59|timestamp(0)",
                "10.0.0.1|string",
                "1,5|string",
            })
    void namesTheNarrowestTypeThatHoldsAllRows(String values, String type) throws IOException {
        assertThat(typeOf(Arrays.stream(values.split(" "))
                        .map(v -> v.contains(",") ? "\"" + v + "\"" : v)
                        .toArray(String[]::new)))
                .isEqualTo(type);
    }

    @Test
    void tellsNoValueFromTheEmptyText() throws IOException {
        Path file = file("a,b,c\nx,1,\n\"\",\"\",\"\"\n,,\n\\N,\\N,\"\\N\"\n");
        assertThat(types(file)).isEqualTo("string? int? string?");
        assertThat(rows(file))
                .containsExactly(
                        Arrays.asList("x", "1", null),
                        Arrays.asList("", null, ""),
                        Arrays.asList(null, null, null),
                        Arrays.asList(null, null, "\\N"));
    }

    @Test
    void keepsLookingToTheLastRow() throws IOException {
        // One odd value far down must not be lost to a guess from the head.
        String body = "7\n".repeat(200_000);
        assertThat(types(file("v\n" + body + "x7\n"))).isEqualTo("string");
        assertThat(types(file("v\n" + body + "7.25\n"))).isEqualTo("decimal(5,2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String d) throws IOException {
        Path file = file("id,name,place\n1,\"Novák; | Jan\",Brno\n2,\"b,\t\",x\n3,c,y\n"
                .replace("\",", "\"\u0001")
                .replaceAll("(?<=[a-z0-9]),(?=[a-zA-Z0-9\"])", d.equals("\\") ? d : "\u0001")
                .replace("\u0001", d));
        assertThat(rows(file)).first().isEqualTo(List.of("1", "Novák; | Jan", "Brno"));
        assertThat(rows(file)).hasSize(3);
    }

    @Test
    void believesASpreadsheetThatTellsItsDelimiter() throws IOException {
        assertThat(rows(file("sep=|\r\na,x|b\r\n1,5|2\r\n"))).containsExactly(List.of("1.5", "2"));
        assertThat(format.columns(folder.resolve("t.csv")))
                .extracting(Column::name)
                .containsExactly("A,X", "B");
    }

    @Test
    void findsApostrophesThatQuote() throws IOException {
        assertThat(rows(file("'id';'name'\n'1';'a;b'\n'2';'it''s'\n")))
                .containsExactly(List.of("1", "a;b"), List.of("2", "it's"));
        assertThat(rows(file("id;name\n1;'tis\n2;it's\n"))).containsExactly(List.of("1", "'tis"), List.of("2", "it's"));
    }

    @Test
    void readsDecimalCommasWhereACommaDividesNothing() throws IOException {
        Path file = file("id;amount\n1;700,50\n2;-3\n");
        assertThat(types(file)).isEqualTo("int decimal(7,2)");
        assertThat(rows(file)).containsExactly(List.of("1", "700.50"), List.of("2", "-3.00"));
    }

    @Test
    void readsADoubtfulColumnAsTextAndSaysSo() throws IOException {
        Path file = file("id;amount;on\n1;1,234;01/02/2020\n2;5,000;03/04/2020\n");
        assertThat(types(file)).isEqualTo("int string string");
        assertThat(format.inspect(file).warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains("column AMOUNT is read as text") && w.contains("thousands"))
                .anyMatch(w -> w.contains("column ON is read as text") && w.contains("day from month"));
    }

    /** Three slips in ten thousand make a column text; unsaid, that would cost all that numbers are learned by. */
    @Test
    void tellsOfAFewValuesThatMakeAColumnText() throws IOException {
        String good = "1.5,2020-01-01,7\n".repeat(200);
        Path file = file("amount,on,code\n" + good + "N/A,2020-01-01,7\n" + good + "2,unknown,007\n" + good);
        assertThat(types(file)).isEqualTo("string string string");
        assertThat(format.inspect(file).warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains("AMOUNT is read as text")
                        && w.contains("1 of 602 values are no numbers (the first is \"N/A\")"))
                .anyMatch(w -> w.contains("ON is read as text")
                        && w.contains("1 of 602 values are no dates (the first is \"unknown\")"));
        Path many = file("amount\n" + "1\nx\n".repeat(300));
        assertThat(format.inspect(many).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/12/2020", "12/31/2020"})
    void ordersDayAndMonthByTheWholeColumn(String telling) throws IOException {
        Path file = file("id,on\n1,01/02/2020\n2," + telling + "\n");
        assertThat(rows(file))
                .extracting(r -> r.get(1))
                .containsExactly(telling.startsWith("31") ? "2020-02-01" : "2020-01-02", "2020-12-31");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16BE,FEFF", "UTF-16LE,FFFE", "windows-1252,''"})
    void findsTheEncoding(String charset, String mark) throws IOException {
        String text = charset.startsWith("UTF") ? "Žluťoučký kůň 🐴 €" : "Müller für 5 €";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(java.util.HexFormat.of().parseHex(mark));
        bytes.write(("id,name\n1," + text + "\n").getBytes(Charset.forName(charset)));
        List<String> warnings = new ArrayList<>();
        Path file = file("e.csv", bytes.toByteArray());

        assertThat(rows(file, format.columns(file), warnings)).containsExactly(List.of("1", text));
        assertThat(format.columns(file)).first().isEqualTo(new Column("ID", new DataType.Whole(32), false));
        assertThat(warnings).hasSize(charset.startsWith("UTF") ? 0 : 1);
    }

    @Test
    void seesALateByteThatIsNoUtf8() throws IOException {
        byte[] bytes = ("v\n" + "abc\n".repeat(100_000) + "\u00E9\n").getBytes(StandardCharsets.ISO_8859_1);
        Path file = file("late.csv", bytes);
        List<String> warnings = new ArrayList<>();
        assertThat(rows(file, format.columns(file), warnings)).last().isEqualTo(List.of("é"));
        assertThat(warnings).singleElement().asString().contains("not UTF-8").contains("windows-1252");
    }

    @Test
    void readsPackedAndTabbedFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("id\tname\n1\ta,b,c\n2\td,e,f\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rows(file("t.tsv.gz", bytes.toByteArray())))
                .containsExactly(List.of("1", "a,b,c"), List.of("2", "d,e,f"));
    }

    @Test
    void letsAFewDirtyRowsPassAndCountsThem() throws IOException {
        String rows = "1,a\n".repeat(300);
        Path file = file("id,name\n" + rows + "2,b,c\n" + rows + "3\n");
        List<String> warnings = new ArrayList<>();
        assertThat(rows(file, format.columns(file), warnings)).hasSize(600);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("2 of 602 rows do not have the header's 2 fields (the first on line 302 has 3)");
    }

    @Test
    void refusesManyDirtyRows() throws IOException {
        Path file = file("id,name\n1,a\n2,b,c\n3,d\n4\n");
        assertThatThrownBy(() -> format.columns(file))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("2 of 4 rows do not have the header's 2 fields (the first on line 3 has 3)");
    }

    @Test
    void passesOverBlankLinesButNotANullInAColumnAlone() throws IOException {
        assertThat(rows(file("a,b\n\n1,2\n\n\n3,4\n\n"))).hasSize(2);
        assertThat(rows(file("a\n1\n\n2\n"))).containsExactly(List.of("1"), Arrays.asList((String) null), List.of("2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "''~the file is empty",
                "'\n\n'~only blank lines",
                "'1,a,2020-01-01\n2,b,2020-01-02\n'~its first row holds values (1, ...)",
                "'id,,c\n1,2,3\n'~column 2 of 3 has no name",
                "'id,a,Id\n1,2,3\n'~columns 1 and 3 are both named ID",
                "'id,a\n1,\"x\n2,y\n'~Unclosed quoted field",
                "'id,\"a\nb\"\n1,x\n'~control character",
            })
    void saysInOneLineWhatIsWrong(String text, String reason) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> format.columns(file))
                .isInstanceOf(BankSynthException.class)
                .hasMessageStartingWith("Cannot read " + file)
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void takesADelimiterBehindTheLastColumnForAHabit() throws IOException {
        assertThat(rows(file("id;name;\n1;a;\n2;b;\n"))).containsExactly(List.of("1", "a"), List.of("2", "b"));
        Path file = file("id;name;\n1;a;\n2;b;x\n");
        assertThatThrownBy(() -> format.columns(file))
                .hasMessageContaining("column 3 has no name in the header and a value on line 3");
    }

    @Test
    void refusesAnUnknownEncoding() throws IOException {
        Path file = file("u.csv", "id,name\n1,a\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> format.columns(file)).hasMessageContaining("its encoding is unknown");
        byte[] noise = new byte[3_000];
        new java.util.Random(1).nextBytes(noise);
        Path binary = file("b.csv", noise);
        assertThatThrownBy(() -> format.columns(binary)).hasMessageContaining("neither UTF-8 nor text at all");
        Path packed = file("u.csv.gz", "id\n1\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> format.columns(packed)).hasMessageContaining("its name says gzip");
        assertThatThrownBy(() -> format.columns(folder.resolve("none.csv"))).hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tinyint~128",
                "int~1.5",
                "int~x",
                "decimal(5,2)~1.234",
                "decimal(5,2)~1000",
                "decimal(38,10)~1e40",
                "date~2020-13-01",
                "date~2020-01-01T10:00",
                "timestamp(3)~2020-01-01T10:00:00.1234",
                "timestamp~2020-01-01T10:00:00Z",
                "varchar(3)~abcd",
                "binary~ABC",
                "binary~XY",
                "double~abc",
                "boolean~yes",
            })
    void namesTheLineAndColumnOfAValueThatDoesNotFit(String type, String value) throws IOException {
        Path file = file("id,v\n1,\n2," + value + "\n");
        List<Column> declared = List.of(new Column("v", DataType.parse(type), true));
        assertThatThrownBy(() -> rows(file, declared, new ArrayList<>()))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining(file + ", line 3, column V: \"" + value + "\" is no " + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "int~' 700.0 '~700",
                "int~007~7",
                "bigint~1e3~1000",
                "decimal(5,2)~1.50000~1.50",
                "decimal(38,10)~-12345678901234567890.5~-12345678901234567890.5000000000",
                "double~0.1~0.1",
                "float~0.1~0.10000000149011612",
                "date~2020-01-01 00:00:00~2020-01-01",
                "timestamp~31.12.2020~2020-12-31T00:00",
                "timestamp(9)~1582-10-04 23:59:59.000000001~1582-10-04T23:59:59.000000001",
                "timestamp with time zone~2020-01-01T00:30:00+01:00~2019-12-31T23:30",
                "varchar(3)~🐴🐴🐴~🐴🐴🐴",
                "string~' x '~' x '",
                "binary~00fF~00ff",
                "boolean~1~true",
            })
    void readsWhatFitsADeclaredType(String type, String value, String read) throws IOException {
        Path file = file("v,id\n" + value + ",1\n");
        List<Column> declared = List.of(new Column("v", DataType.parse(type), true));
        assertThat(rows(file, declared, new ArrayList<>())).containsExactly(List.of(read));
    }

    @Test
    void refusesAColumnThatIsNotThere() throws IOException {
        Path file = file("a,b\n1,2\n");
        assertThatThrownBy(() -> format.open(file, List.of(new Column("c", DataType.Text.STRING, true))))
                .hasMessageContaining("Cannot read column C of " + file)
                .hasMessageContaining("only A, B");
    }

    @Test
    void aTableMayHaveNoRows() throws IOException {
        Path file = file("a,b\n");
        assertThat(types(file)).isEqualTo("string? string?");
        assertThat(rows(file)).isEmpty();
    }
}
