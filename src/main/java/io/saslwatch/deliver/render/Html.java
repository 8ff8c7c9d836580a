package io.saslwatch.deliver.render;

/** Text inside of HTML elements and quoted attributes. */
final class Html implements Style {

    @Override
    public String text(String plain) {
        StringBuilder out = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public String strong(String plain) {
        return "<b>" + text(plain) + "</b>";
    }
}
