package vn.tintinh.model;

/** Which of two numbers in {@code 4/8/2017} is the day: found out per source, never per item. */
public enum DayMonthOrder {
    DMY,
    MDY
}
