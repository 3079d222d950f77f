package io.banksynth.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A page that is mailed around inside a bank: whatever names and values it shows, it loads nothing and runs nothing of them. */
class HtmlReportTest {
    private static final String MARKUP = "</script><img src=x onerror=alert(1)><!--";

    private static String between(String page, String from, String to) {
        int start = page.indexOf(from) + from.length();
        return page.substring(start, page.indexOf(to, start));
    }

    @Test
    void namesAndValuesAreNoMarkup() {
        String page = HtmlReport.text(WideReport.of(MARKUP, 2, 4));

        assertThat(page).doesNotContain("<IMG").doesNotContain("<img").doesNotContain("<!--");
        assertThat(page.split("</script>", -1))
                .as("the data, the script and the rest")
                .hasSize(3);
    }

    @Test
    void thePolicyNamesTheHashesOfItsOwnStyleAndScript() throws NoSuchAlgorithmException {
        String page = HtmlReport.text(WideReport.of("T", 2, 4));

        assertThat(page)
                .contains("default-src 'none'")
                .contains("style-src 'sha256-" + hash(between(page, "<style>", "</style>")) + "'")
                .contains("script-src 'sha256-" + hash(between(page, "\n<script>", "</script>")) + "'");
    }

    @Test
    void nothingOutsideOfThePageIsNamed() {
        String page = HtmlReport.text(WideReport.of("T", 2, 4)).replace("http://www.w3.org/2000/svg", "");

        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", " src=", " style=");
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
