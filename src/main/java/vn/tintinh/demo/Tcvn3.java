package vn.tintinh.demo;

/**
 * Writes Vietnamese as pages of the 1990s do: TCVN3 bytes shown through the font .VnTime, capitals with marks through
 * .VnTimeH, under the name of windows-1252.
 */
final class Tcvn3 {
    private static final String LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private static final String BYTES =
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
                    + "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe";

    private Tcvn3() {}

    /** A text as HTML in the font's encoding, as characters of ISO-8859-1. */
    static String html(String text) {
        StringBuilder html = new StringBuilder("<font face=\".VnTime\">");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            char lower = Character.toLowerCase(letter);
            if (LETTERS.indexOf(letter) < 0 && LETTERS.indexOf(lower) >= 0) {
                html.append("<font face=\".VnTimeH\">").append(encoded(lower)).append("</font>");
            } else if (letter == '“' || letter == '”') {
                html.append("&quot;");
            } else {
                html.append(Markup.escape(String.valueOf(encoded(letter))));
            }
        }
        return html.append("</font>").toString();
    }

    private static char encoded(char letter) {
        int at = LETTERS.indexOf(letter);
        return at < 0 ? letter : (char) Integer.parseInt(BYTES.substring(2 * at, 2 * at + 2), 16);
    }
}
