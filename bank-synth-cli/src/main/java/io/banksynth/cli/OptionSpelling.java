package io.banksynth.cli;

import java.util.Arrays;

/** Lets {@code --target-table} stand for {@code --target_table}. Options are declared with underscores only. */
final class OptionSpelling {
    private OptionSpelling() {}

    /** The same arguments with every hyphen inside an option's name made an underscore; values stay as they are. */
    static String[] underscored(String... arguments) {
        int end = Arrays.asList(arguments).indexOf("--");
        String[] result = arguments.clone();
        for (int i = 0; i < (end < 0 ? result.length : end); i++) {
            result[i] = underscored(result[i]);
        }
        return result;
    }

    private static String underscored(String argument) {
        if (!argument.startsWith("--")) {
            return argument;
        }
        int equals = argument.indexOf('=');
        int nameEnd = equals < 0 ? argument.length() : equals;
        return "--" + argument.substring(2, nameEnd).replace('-', '_') + argument.substring(nameEnd);
    }
}
