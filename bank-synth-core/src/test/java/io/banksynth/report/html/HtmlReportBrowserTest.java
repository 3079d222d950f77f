package io.banksynth.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.report.QualityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real browser: its script runs under its own policy, says nothing on the console, asks for nothing, names what it draws
 * for people who hear it, and is there at once however wide the schema is.
 */
@Tag("integration")
class HtmlReportBrowserTest {
    private static final Pattern READY = Pattern.compile("data-ready=\"(\\d+)\"");
    private static final Pattern ELEMENT = Pattern.compile("<(svg|a|button|input|summary)\\b([^>]*)>(.*?)(?=<|$)");

    @TempDir
    Path folder;

    private record Page(String dom, String console, String network) {}

    private static Path browser() {
        Optional<Path> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "there is no Chromium on the PATH: the page is not looked at");
        return found.orElseThrow();
    }

    private Page open(QualityReport report, String fragment) throws IOException, InterruptedException {
        Path file = folder.resolve("quality.html");
        Files.writeString(file, HtmlReport.text(report));
        Path dom = folder.resolve("dom.html");
        Path console = folder.resolve("console.txt");
        Path network = folder.resolve("network.json");
        Process process = new ProcessBuilder(List.of(
                        browser().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--log-net-log=" + network,
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        file.toUri() + fragment))
                .redirectOutput(dom.toFile())
                .redirectError(console.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the browser ends").isTrue();
        return new Page(Files.readString(dom), Files.readString(console), Files.readString(network));
    }

    @Test
    void thePageDrawsItselfSilentlyAndAlone() throws IOException, InterruptedException {
        Page page = open(WideReport.of("T", 3, 6), "#c-T1.T4");

        assertThat(page.dom()).containsPattern(READY).contains("id=\"c-T1.T4\"");
        assertThat(page.console().lines().filter(line -> line.contains("CONSOLE")))
                .as("what the console says")
                .isEmpty();
        assertThat(page.network()).doesNotContain("\"url\":\"http://T").doesNotContain("quality.css");
    }

    /** Markup in names stays text in the browser as well. */
    @Test
    void namesRunNothing() throws IOException, InterruptedException {
        String name = "<img src=x onerror=document.title=1>";

        Page page = open(WideReport.of(name, 2, 4), "#t-" + "x");

        assertThat(page.dom()).containsPattern(READY).contains("<title>Quality of synthetic data</title>");
        assertThat(page.dom()).doesNotContain("<img");
    }

    @Test
    void whatCanBeSeenOrPressedHasAName() throws IOException, InterruptedException {
        Page page = open(WideReport.of("T", 3, 6), "#t-T1");

        Matcher element = ELEMENT.matcher(page.dom().replaceAll("(?s)<script.*?</script>", ""));
        int named = 0;
        while (element.find()) {
            boolean hidden = element.group(2).contains("aria-hidden");
            String text = element.group(3) + after(page.dom(), element.group());
            assertThat(hidden || element.group(2).contains("aria-label") || !text.isBlank())
                    .as(element.group())
                    .isTrue();
            named++;
        }
        assertThat(named).isGreaterThan(20);
    }

    /** The text inside of an element's first child, where it has no text of its own. */
    private static String after(String dom, String start) {
        int at = dom.indexOf(start);
        return at < 0
                ? ""
                : dom.substring(at + start.length(), Math.min(dom.length(), at + start.length() + 200))
                        .replaceAll("<[^>]*>", "");
    }

    @Test
    void twoHundredTablesOfFiftyColumnsOpenAtOnce() throws IOException, InterruptedException {
        Page page = open(WideReport.of("T", 200, 50), "");

        Matcher ready = READY.matcher(page.dom());
        assertThat(ready.find()).isTrue();
        // Half a second on an idle machine; more is left to busy ones.
        assertThat(Long.parseLong(ready.group(1)))
                .as("milliseconds until it is drawn")
                .isLessThan(3000);
    }
}
