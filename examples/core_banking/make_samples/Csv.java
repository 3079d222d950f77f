import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Rows of a file: a comma between values, nothing for null, quotes where a value holds a comma or a quote. */
final class Csv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private StringBuilder text = new StringBuilder();

    void row(Object... values) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i] instanceof LocalDateTime t
                    ? t.format(TIME)
                    : values[i] == null ? "" : values[i].toString();
            boolean quote = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
            text.append(i == 0 ? "" : ",").append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        text.append('\n');
    }

    void save(Path folder, String table) throws IOException {
        Files.writeString(folder.resolve(table + ".csv"), text, StandardCharsets.UTF_8);
        text = new StringBuilder();
    }

    /** An amount with its cents. */
    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2).setScale(2, RoundingMode.UNNECESSARY);
    }
}
