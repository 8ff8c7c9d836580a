package io.saslwatch.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Stacked bars of successes, failures and others. Drawn at twice the size that they are shown at, so that they are sharp
 * on fine screens. The colours differ in brightness, too, for those who cannot tell red from blue. Stateless.
 */
final class BarChart {

    /** How wide a chart is shown, in CSS pixels. */
    static final int WIDTH = 640;
    private static final int SCALE = 2;
    private static final int MARGIN = 8;
    private static final int LEGEND = 22;
    private static final int LABEL = 84;
    private static final int AXIS = 56;
    private static final int ROW = 24;
    private static final int UPRIGHT = 180;
    private static final String[] NAMES = {"Successes", "Failures", "Others"};
    private static final Color[] COLOURS = {new Color(0x2B6CB0), new Color(0xE07B39), new Color(0xA0A6AD)};
    private static final Color INK = new Color(0x333333);
    private static final Color LINE = new Color(0xDDDDDD);

    private BarChart() {
    }

    /** A bar: its label, and the amounts of {@link #NAMES}. */
    record Bar(String label, long[] parts) {
        long sum() {
            return LongStream.of(parts).sum();
        }
    }

    /** Bars from left to right above a common line, the sum of each on its right. */
    static BufferedImage lying(List<Bar> bars) {
        BufferedImage image = image(LEGEND + bars.size() * ROW + 2 * MARGIN);
        Graphics2D g = graphics(image);
        long most = most(bars);
        int room = WIDTH - LABEL - AXIS - 2 * MARGIN - 16;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int top = LEGEND + MARGIN + i * ROW;
            text(g, bar.label(), MARGIN, top + 15);
            int left = LABEL + MARGIN;
            for (int part = 0; part < bar.parts().length; part++) {
                int length = length(bar.parts()[part], most, room);
                g.setColor(COLOURS[part]);
                g.fillRect(left, top + 2, length, ROW - 7);
                left += length;
            }
            text(g, Shown.number(bar.sum()), left + 6, top + 15);
        }
        g.dispose();
        return image;
    }

    /** Bars that stand side by side, with a scale on the left. */
    static BufferedImage upright(List<Bar> bars) {
        BufferedImage image = image(LEGEND + UPRIGHT + 30);
        Graphics2D g = graphics(image);
        long most = most(bars);
        int bottom = LEGEND + UPRIGHT + 6;
        int high = UPRIGHT - 12;
        for (int i = 0; i <= 2; i++) {
            int y = bottom - high * i / 2;
            g.setColor(LINE);
            g.drawLine(AXIS, y, WIDTH - MARGIN, y);
            String mark = Shown.number(Math.round(most * i / 2.0));
            text(g, mark, AXIS - 6 - g.getFontMetrics().stringWidth(mark), y + 4);
        }
        double step = (WIDTH - AXIS - MARGIN) / (double) Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int left = (int) (AXIS + i * step) + 2;
            int y = bottom;
            for (int part = 0; part < bar.parts().length; part++) {
                int height = length(bar.parts()[part], most, high);
                g.setColor(COLOURS[part]);
                g.fillRect(left, y - height, (int) step - 4, height);
                y -= height;
            }
            text(g, bar.label(), left + ((int) step - 4 - g.getFontMetrics().stringWidth(bar.label())) / 2, bottom + 16);
        }
        g.dispose();
        return image;
    }

    private static int length(long amount, long most, int room) {
        return (int) Math.round((double) amount / most * room);
    }

    private static long most(List<Bar> bars) {
        return Math.max(1, bars.stream().mapToLong(Bar::sum).max().orElse(1));
    }

    private static BufferedImage image(int height) {
        return new BufferedImage(WIDTH * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        int left = MARGIN;
        for (int i = 0; i < NAMES.length; i++) {
            g.setColor(COLOURS[i]);
            g.fillRect(left, MARGIN, 10, 10);
            text(g, NAMES[i], left + 15, MARGIN + 10);
            left += 35 + g.getFontMetrics().stringWidth(NAMES[i]);
        }
        return g;
    }

    private static void text(Graphics2D g, String text, int x, int y) {
        g.setColor(INK);
        g.drawString(text, x, y);
    }
}
