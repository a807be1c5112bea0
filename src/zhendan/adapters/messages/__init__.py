"""Messages that leave the program: mail and the robots of group chats."""
