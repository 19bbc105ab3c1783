package dev.guerdon.holding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What is known of a code that was handed in.
 *
 * @param definition null: there is no such code
 * @param owner whose coupon it is; null: a public code
 * @param status of the coupon; null: a public code
 * @param usedBy the order that used it, or null
 * @param givenOn the day the coupon was given; null: a public code, or it is known to be no later one
 * @param lastDay of the coupon; null: without end
 * @param byMember how often the member used the definition
 * @param byAll how often all together did
 */
record HandedCode(
        String code,
        String definition,
        String owner,
        String status,
        String usedBy,
        LocalDate givenOn,
        LocalDate lastDay,
        int byMember,
        long byAll) {

    static HandedCode of(ResultSet row) throws SQLException {
        return new HandedCode(
                row.getString("code"),
                row.getString("definition"),
                row.getString("member_id"),
                row.getString("status"),
                row.getString("used_by"),
                row.getObject("given_on", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("by_member"),
                row.getLong("by_all"));
    }

    boolean isPublic() {
        return owner == null;
    }
}
