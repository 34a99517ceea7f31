package vn.tintinh.parse.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tintinh.parse.feed.CharsetLabels.Named;

/**
 * What the bytes look like when nothing that is said of them can be true.
 *
 * <p>Every candidate gives each character outside ASCII a weight: how much it speaks for the language that is written
 * in that charset (kana, everyday hanzi, Hangul syllables, small letters inside words, tone marks on vowels) or against
 * it. The highest mean wins. Nearly right UTF-8 wins beforehand: no other charset looks like it by chance.
 */
final class CharsetGuess {
    private static final int SAMPLE = 200_000;
    private static final String SIMPLIFIED =
            "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运";
    private static final String TRADITIONAL =
            "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運";

    /** The letters that make up most of a text: Cyrillic, Greek, Hebrew. */
    private static final String FREQUENT = "оеаинтсрвл" + "αοιετσνηυρ" + "יוהלאמרתבנש";

    private static final Charset KS_X_1001 = Charset.forName("EUC-KR");

    private CharsetGuess() {}

    private record Candidate(Named named, double score) {}

    /** The likeliest charset. */
    static Named of(byte[] bytes) {
        int[] utf8 = Utf8.count(bytes);
        if (utf8[0] > 2 * utf8[1]) {
            return new Named(StandardCharsets.UTF_8, "utf-8");
        }
        byte[] sample = bytes.length <= SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, SAMPLE);
        List<Candidate> candidates = Stream.of(
                        "gb18030",
                        "big5",
                        "shift_jis",
                        "euc-jp",
                        "euc-kr",
                        "windows-1251",
                        "koi8-r",
                        "ibm866",
                        "iso-8859-5",
                        "windows-1253",
                        "windows-1255",
                        "windows-874",
                        "windows-1258",
                        "windows-1252")
                .flatMap(name -> CharsetLabels.find(name).stream())
                .map(named -> new Candidate(named, score(sample, named)))
                .collect(Collectors.toList());
        return candidates.stream()
                .max(java.util.Comparator.comparingDouble(Candidate::score))
                .map(Candidate::named)
                .orElseGet(() -> new Named(Charset.forName("windows-1252"), "windows-1252"));
    }

    private static double score(byte[] sample, Named named) {
        String text = new String(sample, named.charset());
        double sum = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
                sum += c == '\ufffd' ? -1 : weight(named.name(), before, c, after);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double weight(String name, char before, char c, char after) {
        return switch (name) {
            case "gb18030" -> hanzi(c, SIMPLIFIED, 0.3);
            case "big5" -> hanzi(c, TRADITIONAL, 0.25);
            case "shift_jis", "euc-jp" -> japanese(c);
            case "euc-kr" -> korean(c);
            case "windows-1251", "koi8-r", "ibm866", "iso-8859-5" -> cased(before, c, Character.UnicodeScript.CYRILLIC);
            case "windows-1253" -> cased(before, c, Character.UnicodeScript.GREEK);
            case "windows-1255" -> hebrew(before, c);
            case "windows-874" -> thai(before, c, after);
            case "windows-1258" -> vietnamese(before, c, after);
            default -> latin(before, c, after);
        };
    }

    private static double hanzi(char c, String everyday, double other) {
        if (isHanzi(c)) {
            return everyday.indexOf(c) >= 0 ? 1 : c >= 0x4e00 && c <= 0x9fa5 ? other : -0.3;
        }
        return isWidePunctuation(c) ? 0.3 : -0.3;
    }

    /** Everyday syllables are those of the older standard; most others only look like Korean. */
    private static double korean(char c) {
        if (c >= 0xac00 && c <= 0xd7a3) {
            return KS_X_1001.newEncoder().canEncode(c) ? 0.9 : -0.3;
        }
        return isHanzi(c) ? -0.5 : isWidePunctuation(c) ? 0.3 : -0.3;
    }

    /** Marks stand on consonants, leading vowels before them. */
    private static double thai(char before, char c, char after) {
        boolean mark = c == 0xe31 || (c >= 0xe34 && c <= 0xe3a) || (c >= 0xe47 && c <= 0xe4e);
        if (mark) {
            return before >= 0xe01 && before <= 0xe4e ? 0.8 : -1;
        }
        boolean leads = c >= 0xe40 && c <= 0xe44;
        boolean beforeConsonant = after >= 0xe01 && after <= 0xe2e;
        boolean consonant = c >= 0xe01 && c <= 0xe2e;
        if (leads) {
            return beforeConsonant ? 0.8 : -1;
        }
        return consonant ? 0.5 : c == 0xe30 || c == 0xe32 || c == 0xe33 ? 0.6 : isPunctuation(c) ? 0.2 : -0.5;
    }

    private static double japanese(char c) {
        if (c >= 0x3041 && c <= 0x30fe) {
            return 1;
        }
        if (c >= 0xff61 && c <= 0xff9f) {
            return -0.2;
        }
        return isHanzi(c) ? 0.25 : isWidePunctuation(c) ? 0.3 : -0.3;
    }

    private static double cased(char before, char c, Character.UnicodeScript script) {
        if (Character.UnicodeScript.of(c) != script) {
            return isPunctuation(c) ? 0.2 : -0.3;
        }
        boolean inWord = Character.isLetter(before);
        if (!inWord || before < 0x80) {
            return inWord ? -0.3 : 0.6;
        }
        boolean rises = Character.isLowerCase(before) && Character.isUpperCase(c);
        return rises ? -0.6 : Character.isUpperCase(c) ? 0.3 : FREQUENT.indexOf(c) >= 0 ? 1 : 0.7;
    }

    private static double hebrew(char before, char c) {
        if (c < 0x5d0 || c > 0x5ea) {
            return isPunctuation(c) ? 0.2 : -0.3;
        }
        boolean amongOthers = before < 0x80 && Character.isLetter(before);
        return amongOthers ? -0.3 : FREQUENT.indexOf(c) >= 0 ? 1 : 0.7;
    }

    private static double vietnamese(char before, char c, char after) {
        if (c >= 0x300 && c <= 0x323) {
            return "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".indexOf(before) >= 0 ? 1 : -1;
        }
        return "ăâêôơưđĂÂÊÔƠƯĐ".indexOf(c) >= 0 ? 0.7 : latin(before, c, after) - 0.1;
    }

    private static double latin(char before, char c, char after) {
        if (Character.isLetter(c)) {
            boolean lonely = before < 0x80 && after < 0x80;
            boolean touches = Character.isLetter(before) || Character.isLetter(after);
            return lonely && touches ? 0.6 : touches && Character.isLowerCase(c) ? 0.1 : -0.2;
        }
        return isPunctuation(c) ? 0.4 : -0.2;
    }

    private static boolean isHanzi(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isWidePunctuation(char c) {
        return (c >= 0x3000 && c <= 0x3017) || (c >= 0xff01 && c <= 0xff5e) || (c >= 0x2010 && c <= 0x2026);
    }

    private static boolean isPunctuation(char c) {
        return (c >= 0x2010 && c <= 0x203a)
                || c == 0xa0
                || c == 0xab
                || c == 0xbb
                || c == 0xa9
                || c == 0xb0
                || c == 0xae;
    }
}
