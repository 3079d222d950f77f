package io.banksynth.cli;

import io.banksynth.error.BankSynthException;
import io.banksynth.schema.TableName;
import io.banksynth.sink.jdbc.TargetDatabase;
import io.banksynth.source.jdbc.DatabaseAddress;
import io.banksynth.source.jdbc.Drivers;
import io.banksynth.source.jdbc.JdbcSource;
import io.banksynth.source.jdbc.Secret;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database is read or loaded, and who asks. Passwords come from a file, the environment or the terminal. */
final class DatabaseOptions {
    private static final String PASSWORD_VARIABLE = "BANK_SYNTH_DB_PASSWORD";

    @Option(
            names = "--oracle_conn",
            paramLabel = "CONNECTION",
            description =
                    "An Oracle database: user/password@host:1521/service, or …/SID, a name of tnsnames.ora, /@alias"
                            + " for a wallet. Better leave the password out: --db_password_file, --db_password_prompt or"
                            + " $BANK_SYNTH_DB_PASSWORD give it unseen.")
    @Nullable String oracle;

    @Option(
            names = "--jdbc_url",
            paramLabel = "URL",
            description = "Any other database by its JDBC URL, such as jdbc:postgresql://host:5432/bank.")
    @Nullable String url;

    @Option(names = "--db_user", paramLabel = "NAME", description = "The database user.")
    @Nullable String user;

    @Option(names = "--db_password_file", paramLabel = "PATH", description = "A file whose first line is the password.")
    @Nullable Path passwordFile;

    @Option(names = "--db_password_prompt", description = "Ask for the password on the terminal.")
    boolean passwordPrompt;

    @Option(
            names = "--jars",
            split = ",",
            paramLabel = "PATH",
            description = "Jars of JDBC drivers, or folders with such jars; Oracle's is not shipped with this program.")
    List<Path> jars = List.of();

    /** Whether a database is asked for. */
    boolean given() {
        return oracle != null || url != null;
    }

    /** Refuses two databases at once. */
    void check() {
        if (oracle != null && url != null) {
            throw BankSynthException.usage("Cannot use two databases: give --oracle_conn or --jdbc_url, not both");
        }
    }

    /**
     * Connects.
     *
     * @param schema its name in the database
     * @param only the only tables to look at; empty for all
     */
    JdbcSource open(Shell shell, String schema, List<TableName> only) {
        DatabaseAddress address = address(shell);
        shell.step("Reading the catalogue of " + address.shown() + " ...");
        JdbcSource source = JdbcSource.open(Drivers.with(jars), address, schema, only);
        source.schema().warnings().forEach(shell::warn);
        return source;
    }

    /**
     * The same database, to be loaded.
     *
     * @param schema where the tables lie; the user's own where empty
     */
    TargetDatabase target(Shell shell, Optional<String> schema) {
        DatabaseAddress address = address(shell);
        return TargetDatabase.at(Drivers.with(jars), address, schema);
    }

    private DatabaseAddress address(Shell shell) {
        DatabaseAddress address = oracle != null
                ? DatabaseAddress.ofOracle(oracle)
                : DatabaseAddress.ofUrl(url == null ? "" : url, Optional.empty(), Optional.empty());
        if (address.password().isPresent()
                || (url != null && url.toLowerCase(Locale.ROOT).contains("password="))) {
            shell.warn(
                    "A password on the command line can be seen by everybody on this machine; use --db_password_file, "
                            + "--db_password_prompt or $" + PASSWORD_VARIABLE);
        }
        return address.withUser(Optional.ofNullable(user)).withPassword(password(shell));
    }

    /** Whether a person is there to ask is what the launcher saw: from Java 22 on there is a console without a terminal, too. */
    @SuppressWarnings("SystemConsoleNull")
    private Optional<Secret> password(Shell shell) {
        if (passwordFile != null) {
            return Optional.of(new Secret(firstLine(passwordFile)));
        }
        if (passwordPrompt) {
            Console console = System.console();
            if (shell.feedback() == Shell.Feedback.QUIET || console == null) {
                throw BankSynthException.usage(
                        "Cannot ask for the password: there is no terminal; use --db_password_file or $"
                                + PASSWORD_VARIABLE);
            }
            char[] typed = console.readPassword("Password: ");
            return typed == null ? Optional.empty() : Optional.of(new Secret(new String(typed)));
        }
        return Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)).map(Secret::new);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("");
        } catch (IOException e) {
            throw BankSynthException.usage("Cannot read password file " + file + ": "
                    + (Files.exists(file) ? "it cannot be opened or is no text" : "there is no such file"));
        }
    }
}
