package vn.tintinh;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tintinh.model.SafeHtml;

/** The package table: what each package may use, and which libraries stop at which wall. */
final class ArchitectureTest {
    private static final String ROOT = "vn.tintinh.";

    /** Package to what it may use beside the JDK; the order is the data's way. */
    private static final Map<String, Set<String>> TABLE = table(
            "model:",
            "text: model",
            "config: model text",
            "schedule: model",
            "net: model",
            "fetch: model net",
            "parse.feed: model text",
            "parse.page: model text",
            "normalise: model text",
            "classify: model text",
            "story: model text",
            "store: model story",
            "ingest: model text config schedule net fetch parse.feed parse.page normalise classify store",
            "render: model",
            "publish: model config store render",
            "web: model text config store publish templates",
            "push: model config net store ingest",
            "hub: model config net store publish push",
            "stream: model config store publish",
            "embed: model config store publish web",
            "admin: model text config classify store ingest publish web",
            "demo: model",
            "templates: model web embed admin",
            "app: model text config schedule net fetch parse.feed parse.page normalise classify store ingest render"
                    + " publish web embed push hub stream admin demo templates");

    private static JavaClasses classes;

    @BeforeAll
    static void read_the_classes() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.tintinh");
    }

    @TestFactory
    Iterable<DynamicTest> each_package_uses_only_what_the_table_allows() {
        return TABLE.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> noClasses()
                        .that(resideInAPackage(ROOT + name + ".."))
                        .should()
                        .dependOnClassesThat(ours().and(DescribedPredicate.not(allowedTo(name))))
                        .allowEmptyShould(true)
                        .check(classes)))
                .toList();
    }

    @Test
    void no_package_is_missing_from_the_table() {
        noClasses()
                .that(ours())
                .should()
                .resideInAPackage("vn.tintinh")
                .orShould()
                .resideOutsideOfPackages(
                        TABLE.keySet().stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .check(classes);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("vn.tintinh.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void sql_clients_stop_at_the_store() {
        wall(Set.of("store", "app"), "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "org.flywaydb..");
    }

    @Test
    void vertx_web_stops_at_the_faces() {
        wall(
                Set.of("web", "embed", "push", "hub", "stream", "admin", "demo", "app", "templates"),
                "io.vertx.ext.web..");
    }

    @Test
    void rome_stops_at_reading_and_writing_feeds() {
        wall(Set.of("parse.feed", "render"), "com.rometools..", "org.jdom2..");
    }

    @Test
    void jsoup_stops_at_pages_and_the_sanitiser() {
        wall(Set.of("parse.feed", "parse.page", "normalise", "demo"), "org.jsoup..");
    }

    @Test
    void robots_txt_stops_at_the_fetcher() {
        wall(Set.of("fetch"), "crawlercommons..");
    }

    @Test
    void the_pure_steps_know_no_vertx() {
        noClasses()
                .that(in(Set.of("model", "text", "schedule", "parse", "normalise", "classify", "story", "render")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.."))
                .check(classes);
    }

    @Test
    void only_the_sanitiser_and_the_store_make_safe_html() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "normalise.."))
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + "store..")))
                        .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(SafeHtml.class))))
                .should()
                .callMethod(SafeHtml.class, "sanitised", String.class)
                .check(classes);
    }

    @Test
    void only_the_app_reads_the_clock() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + "app..")))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    private static void wall(Set<String> inside, String... library) {
        noClasses()
                .that(ours().and(DescribedPredicate.not(in(inside))))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(library))
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("vn.tintinh..");
    }

    private static DescribedPredicate<JavaClass> allowedTo(String name) {
        Set<String> allowed = new LinkedHashSet<>(TABLE.getOrDefault(name, Set.of()));
        allowed.add(name);
        return in(allowed);
    }

    private static DescribedPredicate<JavaClass> in(Set<String> names) {
        return JavaClass.Predicates.resideInAnyPackage(
                names.stream().map(name -> ROOT + name + "..").toArray(String[]::new));
    }

    private static Map<String, Set<String>> table(String... rows) {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (String row : rows) {
            String[] cells = row.split(":", 2);
            table.put(
                    cells[0],
                    Arrays.stream(cells[1].split(" "))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toUnmodifiableSet()));
        }
        return table;
    }
}
