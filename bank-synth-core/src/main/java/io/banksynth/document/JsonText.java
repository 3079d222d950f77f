package io.banksynth.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A tree of maps, lists, texts and numbers as indented JSON, the same on every machine. */
public final class JsonText {
    private JsonText() {}

    /** The text, with a line feed at its end. */
    public static String of(Map<String, ?> tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JsonMapper.builder()
                            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                            .build()
                            .writer(printer)
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
    }
}
