package vn.tintinh.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every check of a subscriber has its test. */
final class ChecksTest {
    private static final Path CHECKS =
            Path.of(System.getProperty("tintinh.shared", "../shared"), "suites/websub/checks.jsonl");

    /** Checks without a number of their own are counted in the order of the file: IR1, IR2, … */
    @Test
    void every_check_of_a_subscriber_has_a_test() throws IOException {
        assumeTrue(Files.exists(CHECKS), "skipped: there is no " + CHECKS);
        List<String> tests = Stream.of(SubscriptionTest.class, DeliveryTest.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList();
        List<String> numbers = new ArrayList<>();
        int unnumbered = 0;
        for (String line : Files.readAllLines(CHECKS)) {
            JsonObject check = new JsonObject(line);
            if (check.getString("role").equals("subscriber")) {
                String number = String.valueOf(check.getValue("num"));
                numbers.add(number.equals("IR") ? number + ++unnumbered : number);
            }
        }
        assertThat(numbers).hasSizeGreaterThan(10).allSatisfy(number -> assertThat(tests)
                .as("a test of check " + number)
                .anyMatch(test -> test.startsWith("check_" + number + "_")));
    }
}
