package io.banksynth.source.jdbc;

import io.banksynth.error.BankSynthException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a database is and who asks.
 *
 * @param urls of JDBC, tried one after the other: an Oracle address may mean a service or a SID
 * @param user empty where the URL, a wallet or Kerberos says who
 * @param password empty where none is needed or the URL holds it
 */
public record DatabaseAddress(List<String> urls, Optional<String> user, Optional<Secret> password) {
    private static final String ORACLE = "jdbc:oracle:thin:";

    public DatabaseAddress {
        urls = List.copyOf(urls);
    }

    /**
     * An address as JDBC spells it.
     *
     * @throws BankSynthException if it does not begin with {@code jdbc:}
     */
    public static DatabaseAddress ofUrl(String url, Optional<String> user, Optional<Secret> password) {
        if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:") || url.indexOf(':', 5) < 0) {
            throw BankSynthException.usage(
                    "Cannot use the database address: a JDBC URL begins with jdbc: and the driver's name, such as"
                            + " jdbc:postgresql://host:5432/bank");
        }
        return new DatabaseAddress(List.of(url), user, password);
    }

    /**
     * An Oracle address as people write it: {@code user/password@host:1521/service}, {@code …/SID}, {@code …:SID}, a name of
     * tnsnames.ora, a descriptor in parentheses, or {@code /@alias} for a wallet. The password may be missing.
     *
     * @throws BankSynthException if there is nothing behind the {@code @}
     */
    public static DatabaseAddress ofOracle(String connection) {
        if (connection.toLowerCase(Locale.ROOT).startsWith(ORACLE)) {
            return new DatabaseAddress(List.of(connection), Optional.empty(), Optional.empty());
        }
        // A password may hold an @, a descriptor's host may not.
        int at = connection.startsWith("(") ? -1 : lastAt(connection);
        String place = connection.substring(at + 1).strip();
        if (place.isEmpty()) {
            throw BankSynthException.usage("Cannot use --oracle_conn: it names no database; write"
                    + " user@host:1521/service and give the password apart");
        }
        String who = at < 0 ? "" : connection.substring(0, at);
        int slash = who.indexOf('/');
        String user = slash < 0 ? who : who.substring(0, slash);
        Optional<Secret> password = slash < 0 || slash + 1 == who.length()
                ? Optional.empty()
                : Optional.of(new Secret(who.substring(slash + 1)));
        return new DatabaseAddress(oracleUrls(place), user.isEmpty() ? Optional.empty() : Optional.of(user), password);
    }

    private static int lastAt(String connection) {
        int descriptor = connection.indexOf("@(");
        return descriptor >= 0 ? descriptor : connection.lastIndexOf('@');
    }

    private static List<String> oracleUrls(String place) {
        String bare = place.startsWith("//") ? place.substring(2) : place;
        int slash = bare.indexOf('/');
        boolean plain = !bare.startsWith("(") && !bare.contains("://");
        if (plain && slash > 0 && !bare.contains("?")) {
            String host = bare.substring(0, slash);
            String name = bare.substring(slash + 1);
            return host.indexOf(':') > 0
                    ? List.of(ORACLE + "@//" + bare, ORACLE + "@" + host + ":" + name)
                    : List.of(ORACLE + "@//" + bare);
        }
        return List.of(ORACLE + "@" + (plain && slash > 0 ? "//" + bare : bare));
    }

    /** The same with a password from elsewhere, unless there is one. */
    public DatabaseAddress withPassword(Optional<Secret> other) {
        return new DatabaseAddress(urls, user, password.or(() -> other));
    }

    /** The same with a user from elsewhere, unless there is one. */
    public DatabaseAddress withUser(Optional<String> other) {
        return new DatabaseAddress(urls, user.or(() -> other), password);
    }

    /** For messages and evidence: the address without user, password and properties. */
    public String shown() {
        String url = urls.get(0);
        int cut = url.length();
        for (char end : new char[] {'?', ';', '('}) {
            int at = url.indexOf(end);
            cut = at >= 0 ? Math.min(cut, at) : cut;
        }
        String shown = url.substring(0, cut);
        int slashes = shown.indexOf("//");
        int at = shown.lastIndexOf('@');
        if (at > slashes && slashes >= 0) {
            return shown.substring(0, slashes + 2) + shown.substring(at + 1);
        }
        // jdbc:oracle:thin:user/password@host
        int colon = at < 0 ? -1 : shown.lastIndexOf(':', at);
        return at < 0 ? shown : shown.substring(0, colon + 1) + shown.substring(at);
    }

    /** Never more than {@link #shown}. */
    @Override
    public String toString() {
        return shown();
    }
}
