package io.banksynth.sink.ddl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.h2.value.Value;

/** H2 in its Oracle mode, with the functions of Oracle that the load kit calls and H2 lacks. */
public final class OracleStandIn {
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:SET|--).*\\R");
    private static final Pattern END = Pattern.compile(";\\R");

    private OracleStandIn() {}

    /** An empty database in memory. */
    public static Connection open(String name) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:h2:mem:" + name + ";MODE=Oracle");
        String here = OracleStandIn.class.getName();
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE SCHEMA DBMS_LOB");
            statement.execute("CREATE ALIAS DBMS_LOB.GETLENGTH FOR '" + here + ".units'");
            statement.execute("CREATE ALIAS STANDARD_HASH FOR '" + here + ".hash'");
            statement.execute("CREATE ALIAS SYS_EXTRACT_UTC FOR '" + here + ".utc'");
            statement.execute("CREATE ALIAS TO_NUMBER FOR '" + here + ".number'");
        }
        return database;
    }

    /** Runs what SQL*Plus would run: the lines that a script of queries prints. */
    public static List<String> lines(Connection database, String script) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String query :
                END.splitAsStream(COMMAND.matcher(script).replaceAll("")).toList()) {
            if (query.isBlank()) {
                continue;
            }
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }

    /** UTF-16 units, as Oracle counts a CLOB of a database in AL32UTF8. */
    public static Long units(String text) {
        return text == null ? null : (long) text.length();
    }

    public static byte[] hash(Value value, String algorithm) throws NoSuchAlgorithmException {
        if (value.getString() == null) {
            return null;
        }
        boolean binary = value.getValueType() == Value.VARBINARY || value.getValueType() == Value.BINARY;
        byte[] bytes = binary ? value.getBytes() : value.getString().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.getInstance(algorithm).digest(bytes);
    }

    public static java.time.LocalDateTime utc(OffsetDateTime time) {
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    public static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    public static BigDecimal number(String text, String mask) {
        return text == null ? null : new BigDecimal(new BigInteger(text, mask.startsWith("X") ? 16 : 10));
    }
}
