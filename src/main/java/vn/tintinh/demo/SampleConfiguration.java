package vn.tintinh.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * The {@code conf/} of the demo.
 *
 * @param origin scheme, host and port of the sample sites
 * @param host that the address guard has to let through
 */
record SampleConfiguration(String origin, String host, List<Site> sites) {
    private static final String SETTINGS = """
            # Settings of the demo: its six sites stand on one host, close together, as the open web would not bear it.
            polling:
              tick: 500ms
              host-gap: 150ms
              allow: [%s]
            republication:
              mode: excerpt
              delay: 0s
            """;
    private static final String FEEDS = """
            - path: sau-tinh
              title: Tin sáu tỉnh
              description: Nông nghiệp, môi trường, giáo dục và y tế của sáu tỉnh mẫu
              categories: [nong-nghiep-nong-thon, moi-truong, giao-duc, y-te-suc-khoe]
            """;

    SampleConfiguration {
        sites = List.copyOf(sites);
    }

    /** Writes all files; {@code categories.yaml} is the shipped one. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("sources"));
        Files.writeString(directory.resolve("tintinh.yaml"), SETTINGS.formatted(host));
        Files.writeString(directory.resolve("feeds.yaml"), FEEDS);
        try (InputStream categories = SampleConfiguration.class.getResourceAsStream("/conf/categories.yaml")) {
            Files.copy(
                    Objects.requireNonNull(categories),
                    directory.resolve("categories.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (Site site : sites) {
            Files.writeString(directory.resolve("sources").resolve(site.place().slug() + ".yaml"), source(site));
        }
    }

    private String source(Site site) {
        Place place = site.place();
        boolean isPage = site instanceof PartySite || site instanceof StationSite;
        return "# " + place.province() + "\n- id: " + place.prefix() + "\n  name: \"" + place.name() + "\"\n  url: "
                + origin
                + "/" + place.prefix() + "/" + site.polled() + "\n  kind: " + place.kind() + "\n  province: \""
                + place.code()
                + "\"\n  type: " + (isPage ? "page" : "feed") + "\n  poll: {min: 3s, max: 6s}\n"
                + (site instanceof PaperSite ? "  republish: {mode: full, delay: 0s, agreement: \"01/MẪU\"}\n" : "");
    }
}
