package vn.tintinh.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tintinh.model.AddressRange;

final class AddressGuardTest {
    private final AddressGuard guard = AddressGuard.strict();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::",
                "2002:c0a8:101::1",
                "2400:cb00::5efe:10.0.0.1",
                "2400:cb00::200:5efe:127.0.0.1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fd00:ec2::254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1"
            })
    void refuses_what_is_not_public(String address) {
        assertThat(guard.objection(address(address), 80))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("not a public address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.0", "113.160.1.1",
                "126.255.255.255", "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255",
                "198.17.255.255", "198.20.0.1", "223.255.255.255", "2001:ee0::1", "2400:cb00::1", "2a00:1450::1",
                "2002:0808:0808::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2400:cb00::5efe:8.8.8.8"
            })
    void lets_public_addresses_through(String address) {
        assertThat(guard.objection(address(address), 443)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 21, 22, 25, 53, 110, 389, 445, 1023, 2375, 3306, 5432, 6379, 6667, 9200, 11211, 27017})
    void refuses_ports_of_other_protocols(int port) {
        assertThat(guard.objection(address("113.160.1.1"), port)).contains("port " + port + " is not one of the web");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 443, 1024, 3000, 8000, 8080, 8081, 8443, 8888, 50000})
    void lets_ports_of_the_web_through(int port) {
        assertThat(guard.objection(address("113.160.1.1"), port)).isEmpty();
    }

    @Test
    void lets_what_is_allowed_through_on_any_port_and_nothing_beside_it() {
        AddressGuard open = AddressGuard.allowing(List.of("127.0.0.1", "10.1.0.0/16", "fd00::/8", "[::1]"));

        assertThat(open.objection(address("127.0.0.1"), 25)).isEmpty();
        assertThat(open.objection(address("::ffff:127.0.0.1"), 80)).isEmpty();
        assertThat(open.objection(address("10.1.255.255"), 6379)).isEmpty();
        assertThat(open.objection(address("fd77::1"), 80)).isEmpty();
        assertThat(open.objection(address("::1"), 80)).isEmpty();
        assertThat(open.objection(address("127.0.0.2"), 80)).isPresent();
        assertThat(open.objection(address("10.2.0.1"), 80)).isPresent();
        assertThat(open.objection(address("2002:7f00:1::1"), 80)).isPresent();
    }

    @Test
    void names_every_entry_that_is_no_range() {
        assertThatThrownBy(() -> AddressGuard.allowing(
                        List.of("localhost", "10.0.0.0/8", "10.0.0.0/33", "256.1.1.1", "::1/129", "", "1.2.3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"localhost\", \"10.0.0.0/33\", \"256.1.1.1\", \"::1/129\", \"\", \"1.2.3\"")
                .hasMessageContaining("write 192.0.2.7");
    }

    private static InetAddress address(String text) {
        return AddressRange.literal(text).orElseThrow();
    }
}
