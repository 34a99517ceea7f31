package vn.tintinh.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/**
 * What a page looks like, compared with how it looked when somebody last agreed with it. Pictures are kept at a quarter of
 * their size, and compared tile by tile by the colour a tile has on average: letters may be set by another font, blocks
 * may not move, vanish or change their colour. {@code -Dgolden=write} keeps new ones, to be looked at.
 */
final class Picture {
    private static final Path FOLDER = Path.of("src/test/resources/browser");
    private static final int QUARTER = 4;
    private static final int TILE = 20;
    private static final double DIFFERENT = 40;
    private static final double MOST_DIFFERENT = 0.06;

    private Picture() {}

    /**
     * Skips the test on a machine that sets letters in other fonts than those that the pictures show.
     *
     * @param widths of some letters in the fonts of a page
     */
    static void assumeFonts(String widths) {
        Path kept = FOLDER.resolve("fonts.txt");
        try {
            if (isWriting()) {
                Files.createDirectories(FOLDER);
                Files.writeString(kept, widths + "\n");
            }
            String before = Files.readString(kept).strip();
            Assumptions.assumeTrue(
                    before.equals(widths),
                    "this machine has other fonts than those of the pictures (" + widths + ", not " + before
                            + "): they are not compared");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isWriting() {
        return "write".equals(System.getProperty("golden"));
    }

    /**
     * What is wrong with a screenshot; empty where it is like the picture that was kept, within tolerance: at most six
     * of a hundred tiles whose average differs by more than 40 of 255 in one of its colours.
     */
    static Optional<String> fault(String name, byte[] screenshot) {
        Path kept = FOLDER.resolve(name + ".png");
        BufferedImage now = quarter(read(screenshot));
        try {
            if (isWriting()) {
                Files.createDirectories(FOLDER);
                ImageIO.write(now, "png", kept.toFile());
                return Optional.empty();
            }
            if (!Files.exists(kept)) {
                return Optional.of(name + ": there is no " + kept + "; -Dgolden=write makes it");
            }
            double share = different(read(Files.readAllBytes(kept)), now);
            if (share <= MOST_DIFFERENT) {
                return Optional.empty();
            }
            Path seen = Path.of("target/browser", name + ".png");
            Files.createDirectories(seen.getParent());
            ImageIO.write(now, "png", seen.toFile());
            return Optional.of("%s: %.0f %% of it is not as in %s; see %s".formatted(name, 100 * share, kept, seen));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BufferedImage quarter(BufferedImage large) {
        int width = large.getWidth() / QUARTER;
        int height = large.getHeight() / QUARTER;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(large.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    /** The share of tiles that differ; all of them where the sizes do. */
    private static double different(BufferedImage kept, BufferedImage now) {
        if (kept.getWidth() != now.getWidth() || kept.getHeight() != now.getHeight()) {
            return 1;
        }
        int tiles = 0;
        int different = 0;
        for (int y = 0; y < kept.getHeight(); y += TILE) {
            for (int x = 0; x < kept.getWidth(); x += TILE) {
                tiles++;
                double[] before = mean(kept, x, y);
                double[] after = mean(now, x, y);
                for (int colour = 0; colour < before.length; colour++) {
                    if (Math.abs(before[colour] - after[colour]) > DIFFERENT) {
                        different++;
                        break;
                    }
                }
            }
        }
        return (double) different / tiles;
    }

    private static double[] mean(BufferedImage image, int left, int top) {
        double[] sum = new double[3];
        int pixels = 0;
        for (int y = top; y < Math.min(top + TILE, image.getHeight()); y++) {
            for (int x = left; x < Math.min(left + TILE, image.getWidth()); x++) {
                Color colour = new Color(image.getRGB(x, y));
                sum[0] += colour.getRed();
                sum[1] += colour.getGreen();
                sum[2] += colour.getBlue();
                pixels++;
            }
        }
        return new double[] {sum[0] / pixels, sum[1] / pixels, sum[2] / pixels};
    }
}
