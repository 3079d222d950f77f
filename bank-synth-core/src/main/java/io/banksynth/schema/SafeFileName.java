package io.banksynth.schema;

import io.banksynth.error.BankSynthException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a table's file or folder, without an ending. A table's name may hold anything ({@code /BIC/AZSALES},
 * {@code ../x}); its file's name holds only letters, digits, {@code _}, {@code $}, {@code #}, one dot between schema and table, and
 * {@code %XX} for each byte of anything else. Different tables have different file names, none leaves its folder, none is
 * hidden, an option, or a device of some operating system.
 */
public final class SafeFileName {
    /** Bytes that leave room for a part's number and an ending in the 255 that file systems allow. */
    private static final int LONGEST = 200;

    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d|com[¹²³]|lpt[¹²³]");
    private static final String HEX = "0123456789ABCDEF";

    private SafeFileName() {}

    /**
     * The file name of a table.
     *
     * @throws BankSynthException if the name is too long for a file
     */
    public static String of(TableName table) {
        String name = table.schema().isEmpty()
                ? escaped(table.table())
                : escaped(table.schema()) + "." + escaped(table.table());
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw BankSynthException.output("Cannot name a file after table " + table + ": the name " + name
                    + " has more than " + LONGEST + " bytes; rename the table");
        }
        return name;
    }

    /** One part of the name. Devices count with any ending, so the part in front of a dot must not be one either. */
    private static String escaped(String part) {
        String written = part.toLowerCase(Locale.ROOT);
        StringBuilder safe = new StringBuilder();
        boolean device = DEVICE.matcher(written).matches();
        for (int i = 0; i < written.length(); ) {
            int point = written.codePointAt(i);
            boolean first = i == 0;
            if (isSafe(point) && !(first && (point == '_' || point == '#' || device))) {
                safe.appendCodePoint(point);
            } else {
                escape(safe, point);
            }
            i += Character.charCount(point);
        }
        return safe.toString();
    }

    private static boolean isSafe(int point) {
        return point == '_' || point == '$' || point == '#' || Character.isLetterOrDigit(point);
    }

    private static void escape(StringBuilder safe, int point) {
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            safe.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
    }

    /**
     * The table that a file's name, without its ending, stands for: the reverse of {@link #of}. A name that {@code of} would
     * not have given is read as it is.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static TableName table(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0
                ? TableName.of(unescaped(fileName))
                : new TableName(unescaped(fileName.substring(0, dot)), unescaped(fileName.substring(dot + 1)));
    }

    private static String unescaped(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        byte[] in = part.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length && in[i] == '%' ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            out.put(low >= 0 ? (byte) (high * 16 + low) : in[i]);
            i += low >= 0 ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            return part;
        }
    }
}
