package io.banksynth.cli;

import io.banksynth.document.DocumentNode;
import io.banksynth.document.YamlDocument;
import io.banksynth.error.BankSynthException;
import io.banksynth.error.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that were not typed: from variables of the environment, else from a file. What is typed goes before both, what the program
 * takes by itself comes last.
 *
 * <p>{@code BANK_SYNTH_GENERATE_SEED} is {@code --seed} of generate, {@code BANK_SYNTH_SEED} that of every verb. The file is YAML: verbs with
 * their options, without hyphens.
 */
final class Settings implements IDefaultValueProvider {
    static final String CONFIG = "--config";
    private static final String PREFIX = "BANK_SYNTH_";

    private final Map<String, String> environment;
    private final Map<String, Map<String, String>> file;

    private Settings(Map<String, String> environment, Map<String, Map<String, String>> file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads what was given.
     *
     * @param command knows the verbs and their options
     * @throws BankSynthException if the file names what there is not
     */
    static Settings of(CommandLine command, Map<String, String> environment, List<String> arguments) {
        Optional<String> path = typed(arguments).or(() -> Optional.ofNullable(environment.get(PREFIX + "CONFIG")));
        return new Settings(
                environment, path.map(p -> read(command, Path.of(p))).orElse(Map.of()));
    }

    private static Optional<String> typed(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(CONFIG + "=")) {
                return Optional.of(argument.substring(CONFIG.length() + 1));
            }
            if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Map<String, String>> read(CommandLine command, Path path) {
        Map<String, Map<String, String>> verbs = new LinkedHashMap<>();
        for (Map.Entry<String, DocumentNode> verb :
                YamlDocument.read(path).entries().entrySet()) {
            CommandLine known = command.getSubcommands().get(verb.getKey());
            if (known == null) {
                throw verb.getValue()
                        .refused("there is no verb " + verb.getKey()
                                + Suggestion.question(
                                        verb.getKey(), command.getSubcommands().keySet()));
            }
            Map<String, String> options = new LinkedHashMap<>();
            for (Map.Entry<String, DocumentNode> option :
                    verb.getValue().entries().entrySet()) {
                String name = option.getKey().replace('-', '_');
                OptionSpec spec = known.getCommandSpec().findOption("--" + name);
                if (spec == null) {
                    List<String> names = known.getCommandSpec().options().stream()
                            .map(o -> o.longestName().substring(2))
                            .toList();
                    throw option.getValue()
                            .refused(verb.getKey() + " has no option " + option.getKey()
                                    + Suggestion.question(name, names));
                }
                options.put(name, text(option.getValue()));
            }
            verbs.put(verb.getKey(), options);
        }
        return verbs;
    }

    private static String text(DocumentNode node) {
        return node.value() instanceof List<?> ? String.join(",", node.texts()) : String.valueOf(node.value());
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--", "");
        CommandSpec command = option.command();
        String verb = command.name();
        String variable = name.toUpperCase(Locale.ROOT);
        String own = environment.get(PREFIX + verb.toUpperCase(Locale.ROOT) + "_" + variable);
        String general = own == null && !name.equals("help") && !name.equals("version")
                ? environment.get(PREFIX + variable)
                : own;
        return general == null ? file.getOrDefault(verb, Map.of()).get(name) : general;
    }
}
