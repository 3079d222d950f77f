package io.banksynth.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.banksynth.report.QualityReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report as one page: no network, no other file, and a policy that lets the browser run nothing but the page's own script, whose
 * hash it names. Whatever comes from data is text in a block of JSON, in which no markup can begin.
 */
public final class HtmlReport {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private HtmlReport() {}

    /** The content of {@code quality.html}. */
    public static String text(QualityReport report) {
        String style = resource("report.css");
        String script = resource("report.js");
        Map<String, String> slots = new LinkedHashMap<>();
        slots.put("style", style);
        slots.put("style-hash", hash(style));
        slots.put("script", script);
        slots.put("script-hash", hash(script));
        slots.put("verdict", escaped(report.verdict()));
        slots.put(
                "advice",
                report.advice().stream()
                        .map(a -> "<li>" + CODE.matcher(escaped(a)).replaceAll("<code>$1</code>") + "</li>")
                        .collect(Collectors.joining()));
        slots.put("foot", escaped(PageData.foot(report)));
        slots.put("data", json(report));
        return SLOT.matcher(resource("report.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(slots.getOrDefault(slot.group(1), "")));
    }

    /** JSON in which no tag or comment can begin or end. */
    private static String json(QualityReport report) {
        try {
            return JsonMapper.builder()
                    .build()
                    .writeValueAsString(PageData.of(report))
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always JSON", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
