package vn.tintinh.push;

import vn.tintinh.store.HubDeliveries;
import vn.tintinh.store.HubStore;
import vn.tintinh.store.IncidentStore;

/** What is kept of hubs. */
record Stores(HubStore subscriptions, HubDeliveries deliveries, IncidentStore incidents) {}
