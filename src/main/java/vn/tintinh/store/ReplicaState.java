package vn.tintinh.store;

import vn.tintinh.model.ConstantName;

/** Whether a replica is read from. */
public enum ReplicaState {
    /** It keeps up and is read from. */
    USED,
    /** It lags behind the primary by more than half a minute. */
    BEHIND,
    /** It does not answer, or not rightly. */
    AWAY;

    /** In logs and metrics. */
    public String label() {
        return ConstantName.of(this);
    }
}
