package io.banksynth.junit;

import io.banksynth.fixture.CoreBanking;
import io.banksynth.model.pack.PackFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes the pack that annotations name; extensions begin in the order in which they are declared. */
final class TestPack implements BeforeAllCallback {
    static final String FOLDER = "target/test-pack";

    @Override
    public void beforeAll(ExtensionContext context) {
        save();
    }

    static void save() {
        PackFiles.save(CoreBanking.pack(), Path.of(FOLDER));
    }

    /** The number that a query gives. */
    static long asked(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
