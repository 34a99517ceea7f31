package vn.tintinh.browser;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import vn.tintinh.testing.TinTinhProcess;

/**
 * A real browser without a window: Debian's chromium, driven by chromedriver. Where either is absent, the tests that
 * need it say so and are skipped.
 */
public final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--force-color-profile=srgb",
            "--hide-scrollbars");

    private static final Pattern PASSWORD = Pattern.compile("shown this once: (\\S+)");
    private static final String AXE = axe();
    private static final String CHECK = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(
                found => done(found.violations.map(rule => `${rule.id} (${rule.help}): `
                    + rule.nodes.slice(0, 4).map(node => node.html).join(' '))),
                fault => done([String(fault)]));
            """;

    private static final String SHIFT = """
            const done = arguments[arguments.length - 1];
            let sum = 0;
            const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value));
            observer.observe({type: 'layout-shift', buffered: true});
            setTimeout(() => { observer.disconnect(); done(sum); }, 100);
            """;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one with a profile of its own. */
    public static Chromium start() {
        Path browser = program("chromium");
        Path control = program("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toString());
        options.addArguments(ARGUMENTS);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(control.toFile())
                .usingAnyFreePort()
                .build();
        Chromium chromium = new Chromium(new ChromeDriver(service, options));
        chromium.driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
        chromium.look(Screen.PHONE, "light");
        return chromium;
    }

    private static String axe() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path program(String name) {
        return Stream.of("/usr/bin/", "/usr/local/bin/", "/snap/bin/")
                .map(folder -> Path.of(folder + name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> Assumptions.abort(
                        "there is no " + name + " (Debian: chromium, chromium-driver): pages are not looked at"));
    }

    /** Changes the screen, and the scheme of colours that its user prefers: {@code light} or {@code dark}. */
    public Chromium look(Screen screen, String scheme) {
        tell("Emulation.setDeviceMetricsOverride", screen.metrics());
        tell(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    /** Lets pages run scripts, or not. Tests may always ask them. */
    public Chromium scripts(Scripts allowed) {
        tell("Emulation.setScriptExecutionDisabled", Map.of("value", allowed == Scripts.OFF));
        return this;
    }

    /** Whether a page's scripts run. */
    public enum Scripts {
        ON,
        OFF
    }

    /** A command of the Chrome DevTools Protocol. */
    public Map<String, Object> tell(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** Goes to a page and waits until it is loaded; forgets what the console said before. */
    public Chromium open(String url) {
        complaints();
        driver.get(url);
        return this;
    }

    /** Opens the admins' pages of a server that has made its password at this start. */
    void logIn(TinTinhProcess server) {
        server.await("a password", () -> PASSWORD.matcher(server.log()).find());
        Matcher said = PASSWORD.matcher(server.log());
        if (!said.find()) {
            throw new AssertionError(server.log());
        }
        open(server.managementUrl("/admin"));
        find("#password").sendKeys(said.group(1));
        find("main form button").click();
        find("nav a[href='/admin/add']");
    }

    /** The page as the server sends it. */
    String source() {
        return String.valueOf(
                askLater("const done = arguments[0]; fetch(location.href).then(sent => sent.text()).then(done, done)"));
    }

    /** The driver itself. */
    ChromeDriver driver() {
        return driver;
    }

    /** The value of a script's {@code return}. */
    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The first element that a selector finds, once there is one. */
    WebElement find(String selector) {
        await("nothing matches " + selector, () -> !driver.findElements(By.cssSelector(selector))
                .isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    /** All elements that a selector finds now. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What a condition may ask of a page that changes meanwhile. */
    @FunctionalInterface
    interface Condition {
        boolean holds();
    }

    /** Waits for it. */
    void await(String otherwise, Condition condition) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .withMessage(otherwise)
                .until(now -> condition.holds());
    }

    /** Types on the keyboard, wherever the focus is. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Where the focus goes with so many tabs from the page's start: each element's text or label, in order. */
    List<String> tabs(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            type(Keys.TAB);
            names.add(String.valueOf(ask("const e = document.activeElement;"
                    + "return (e.getAttribute('aria-label') || e.innerText || e.value || e.tagName).trim()")));
        }
        return names;
    }

    /** What the console has said since the last time, errors of scripts and violations of policies among it. */
    List<String> complaints() {
        List<String> said = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                said.add(entry.getMessage());
            }
        }
        return said;
    }

    /** Every rule of WCAG 2.2 AA and of good practice that the page offends, with the elements that do. */
    List<String> barriers() {
        return barriers(Map.of(
                "type",
                "tag",
                "values",
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")));
    }

    /** What cannot be read for its colours; the only barriers that the scheme of colours has a say in. */
    List<String> pale() {
        return barriers(Map.of("type", "rule", "values", List.of("color-contrast")));
    }

    private List<String> barriers(Map<String, Object> rules) {
        ask(AXE);
        Object found = askLater(CHECK, rules);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** What is on the screen, as PNG. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The value of a script that calls its last argument with it. */
    public Object askLater(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** By how much blocks have moved while the page came to be, as browsers count it; 0 where none has. */
    public double shift() {
        return ((Number) askLater(SHIFT)).doubleValue();
    }

    /** By how much the page is wider than its screen, in CSS pixels; 0 where nothing has to be scrolled sideways. */
    long overflow() {
        return ((Number) ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
