"""订单复核: unusual orders wait for a person before they ship; the same rules, past and live."""
