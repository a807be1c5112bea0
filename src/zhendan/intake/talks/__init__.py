"""Chats beside the copied text of 千牛: WhatsApp exports, and tables of any origin."""
